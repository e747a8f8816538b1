// Supervision: a coordinator makes a group and a date, a mentor comes, and looks a text through. And who guards sponsorship.
import { day } from './frame.mjs';

const boxes = (page, name, count) =>
  page.locator(`[name="${name}"]`).evaluateAll((all, most) => all.slice(0, most).map((one) => one.value), count);

export async function mentorsSuperviseEachOther({ as }) {
  const helen = await as('coordinator');
  await helen.opens('/co/supervision');
  const make = await helen.page.locator('main a[href^="/co/supervision/new"]').last().getAttribute('href');
  await helen.opens(make);
  const members = await boxes(helen.page, 'members', 4);
  await helen.isRefused({ name: 'Friday mentors', members: members.slice(0, 2) });
  await helen.opens(make);
  await helen.sends({ name: 'Friday mentors', members });
  const group = helen.path();
  await helen.isRefused({ 'next-day': '31', 'next-month': '2', 'next-year': '2027' }, { action: group });
  await helen.opens(group);
  await helen.sends({ ...day('next', 5), 'next-time': '10:00' }, { action: group });
  helen.isAt(group);
  await helen.opens(`${group}/members`);
  await helen.isRefused({ name: '' });
  await helen.opens(group);
  await helen.sends({}, { action: '/removal' });
  await helen.sends({}, { action: '/ending' });

  const grace = await as('mentor');
  await grace.opens('/mentor/supervision');
  const date = await grace.page.locator('form[action^="/mentor/supervision/"]').first().getAttribute('action');
  await grace.sends({}, { button: ['comes', 'yes'], action: date });
  grace.isAt('/mentor/supervision');
  await grace.opens('/mentor/supervision/case');
  await grace.isRefused({ text: '' });
  await grace.opens('/mentor/supervision/case');
  await grace.sends({ text: 'On Monday Amina spoke to the only nurse on the ward.' });
  await grace.sees('Amina');
}

export async function somebodyGuardsSponsorship({ as }) {
  const helen = await as('coordinator');
  await helen.opens('/co/programme/guardians');
  await helen.isRefused({ address: 'nowhere' });
  await helen.opens('/co/programme/guardians');
  await helen.sends({ address: 'another@example.org' });
  helen.isAt('/co/programme/guardians');
  const gwen = await as('guardian');
  await gwen.opens('/guardian');
  const amina = await as('mentee');
  await amina.opens('/opportunities/kept');
  await amina.setsUpPrivateSpace();
  await amina.opens('/opportunities/kept');
  // Nobody in the demonstration wears both hats, so there is nothing to ask a guardian for: the page says so.
  await amina.opens('/people');
  const link = await amina.page.locator('a[href^="/pairs/"]').first().getAttribute('href');
  await amina.opens(`${link.split('/').slice(0, 3).join('/')}/two-people`);
}
