// A mentor looks at her hours: puts a month right, with what is refused, takes a figure back, and makes a statement.

export async function aMentorPutsHerHoursRight({ as }) {
  const grace = await as('mentor');
  await grace.opens('/hours');
  const change = await grace.page.locator('article a[href^="/hours/"]').first().getAttribute('href');
  await grace.opens(change);
  const month = change.split('?')[0];
  await grace.isRefused({ meeting: 'two', preparation: '1.3', supervision: '745', training: '2.5' }, { action: change });
  await grace.sends({ meeting: '4', preparation: '', supervision: '1', training: '2.5' }, { action: change });
  grace.isAt('/hours');
  await grace.opens(change);
  await grace.sends({}, { action: change.replace(month, `${month}/removal`) });
  await grace.opens('/hours/statement');
  await grace.opens('/hours/statement?from=2020-01&to=2020-02');
  await grace.page.goto('/hours/statement?from=2020-02&to=2020-01');
  await grace.look();
}
