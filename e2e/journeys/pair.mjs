// Two people: a request, a first talk, times to meet; each also with what is refused.
import { day } from './frame.mjs';

const PAIR = (page) => page.locator('a[href^="/pairs/"]').first().getAttribute('href');

export async function aMentorAnswers({ as }) {
  const grace = await as('mentor');
  await grace.opens('/requests');
  await grace.page.locator('main a[href^="/requests/"]').first().click();
  await grace.look();
  await grace.isRefused({}, { action: '/decline' });
  const request = grace.path().replace('/decline', '');
  await grace.opens(request);
  await grace.sends({}, { action: '/acceptance' });
  await grace.isRefused({}, { action: '/chemistry' });
  await grace.sends({ answer: 'yes' }, { action: '/chemistry' });
}

export async function twoFindATime({ as }) {
  const amina = await as('mentee');
  await amina.opens('/people');
  const pair = (await PAIR(amina.page)).split('/').slice(0, 3).join('/');
  await amina.opens(`${pair}/meet`);
  await amina.isRefused({ 'first-day': '31', 'first-month': '2', 'first-year': '2027', place: 'Library' }, { action: '/meet' });
  await amina.sends({ ...day('first', 5), 'first-time': '10:00', minutes: '60', mode: 'remote' }, { action: '/meet' });
  const grace = await as('mentor');
  await grace.opens(`${pair}/meet`);
  await grace.isRefused({}, { action: '/booking' });
  await grace.sends({ time: '1' }, { action: '/booking' });
  await amina.opens(`${pair}/after`);
  await amina.isRefused({}, { action: '/confirmation' });
  await amina.opens(`${pair}/ending`);
}
