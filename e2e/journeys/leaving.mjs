// Going: a mentor stops, a mentee chooses how to go on; a mentee takes a break, comes back and leaves.

const LEAVE = (page) => page.locator('main a[href^="/me/leave/"]').first().getAttribute('href');

export async function aMentorStopsAndAMenteeGoesOn({ as }) {
  const grace = await as('mentor');
  await grace.opens('/mentor/capacity');
  const leave = await LEAVE(grace.page);
  await grace.opens(leave);
  await grace.sends({}, { action: leave });
  grace.isAt(leave);
  await grace.opens('/home');

  const amina = await as('mentee');
  await amina.opens('/home');
  const choose = await amina.page.locator('main a[href$="/hand-over"]').first().getAttribute('href');
  await amina.opens(choose.replace('/hand-over', ''));
  await amina.opens(choose);
  await amina.isRefused({}, { action: '/hand-over' });
  await amina.sends({ onward: 'circle' }, { action: '/hand-over' });
  amina.isAt('/circles');
  await grace.opens(leave);
}

export async function aMenteeRestsAndLeaves({ as }) {
  const amina = await as('mentee');
  await amina.opens('/me/leave');
  const leave = await LEAVE(amina.page);
  await amina.sends({}, { action: '/break' });
  await amina.opens('/matches');
  await amina.opens('/me/leave');
  await amina.sends({}, { action: '/return' });
  await amina.opens(leave);
  await amina.sends({}, { action: leave });
  amina.isAt(leave);
  await amina.opens('/me/data');
}
