// A coordinator's work: a file of people, a run of matching, one person's record; each also with what is refused.
import assert from 'node:assert/strict';

const SHEET = [
  'email,first_name,last_name,hats,profession,band,organisation,manager_email,ethnicity,remark',
  'ada.first@sheet.example,Ada,First,mentor,nurse,8a,Wren Valley Health,lead@sheet.example,x,likes tea',
  'bola.second@sheet.example,Bola,Second,mentor,nurse,9z,Wren Valley Health,,x,',
  'not an address,Cai,Third,mentor,nurse,7,Wren Valley Health,,x,',
  'dilys.fourth@sheet.example,Dilys,Fourth-Llewellyn-Montgomery,mentor,midwife,7,Wren Valley Health,,x,=1+1',
].join('\n');

const sheet = (text) => ({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

export async function peopleComeFromAFile({ as }) {
  const helen = await as('coordinator');
  await helen.opens('/co/import');
  await helen.isRefused();
  await helen.isRefused({ file: sheet(''), hat: 'mentor' });
  await helen.sends({ file: sheet(SHEET), hat: 'mentor' });
  await helen.sends();
  const check = helen.path();
  assert.match(check, /^\/co\/import\/[0-9a-f]+\/check$/);
  const rejected = await helen.visitor.ask(check.replace('check', 'rejected'));
  const [head, ...rows] = (await rejected.text()).trim().split('\n');
  assert.equal(rejected.status, 200);
  assert.match(head, /line,column,code,reason,suggestion/);
  assert.equal(rows.length, 2);
  assert.doesNotMatch(rows.join('\n'), /,x,/, 'what is never read does not come back either');
  await helen.sends({}, { action: '/people' });
  await helen.opens('/co/people');
  await helen.opens('/co/people/invitations');
  await helen.sends({}, { action: '/imported' });
  await helen.opens('/co/import');
  await helen.sends({ file: sheet(SHEET), hat: 'mentor' });
  await helen.sends({}, { action: '/removal' });
}

export async function aRunIsMade({ as, scripts }) {
  const helen = await as('coordinator');
  await helen.opens('/co/matching');
  if (scripts) {
    await helen.page.locator('summary').first().click();
    const drawn = helen.page.waitForResponse('**/co/matching/preview?**');
    await helen.page.locator('[name="mentor-0"]').fill('2');
    await drawn;
    await helen.page.locator('#preview table').waitFor();
    await helen.look();
  }
  await helen.sends({ objective: 'best' }, { action: '/runs' });
  assert.match(helen.path(), /^\/co\/matching\/runs\/[0-9a-f]+$/);
  await helen.page.locator('.trellis-proposal summary').first().click();
  await helen.look();
  await helen.isRefused({}, { action: '/pins' });
  await helen.opens('/co/matching');
  await helen.sends({ objective: 'cover', purpose: 'final' }, { action: '/runs' });
  await helen.page.locator('.trellis-chips a').first().click();
  await helen.look();
  await helen.sends({}, { action: '/removal' });
}

export async function aRecordIsKept({ as }) {
  const helen = await as('coordinator');
  await helen.opens('/co/people');
  await helen.page.locator('tr:has-text("Sponsor"), tr:has-text("Noddwr")').locator('a').first().click();
  await helen.look();
  await helen.isRefused({ source: '', 'on-day': '1' }, { action: '/training' });
  await helen.sends({ source: 'e-learning', 'on-day': '1', 'on-month': '11', 'on-year': '2026' }, { action: '/training' });
}
