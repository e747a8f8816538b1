// Asking for help: with an account, as one who leads a circle, and without an account.
const WROTE = 'Something was said that I cannot forget';

/** The value of the first that can be chosen of a name. */
const first = (page, name) => page.locator(`input[type="radio"][name="${name}"]`).first().getAttribute('value');

export async function aMenteeAsksForHelp({ as }) {
  const helen = await as('coordinator');
  await helen.opens('/co/support');
  await helen.setsUpPrivateSpace();
  const amina = await as('mentee');
  await amina.opens('/support/write');
  await amina.setsUpPrivateSpace();
  await amina.opens('/support/write');
  await amina.isRefused({ text: '' });
  await amina.opens('/support/write');
  await amina.sends({ about: 'runs', text: WROTE });
  const reader = await first(amina.page, 'reader');
  await amina.isRefused({ whom: reader, reader });
  await amina.opens('/support/check');
  await amina.sends({ whom: 'unlisted', reader });
  const message = amina.path();
  await amina.isRefused({ text: ' ' });
  await amina.opens(message);
  await amina.sends({ text: 'And one more thing.' });
  await helen.opens('/co/support');
  await helen.opens(`/co${message}`);
  await helen.isRefused({ text: '' });
  await helen.opens(`/co${message}`);
  await helen.sends({ text: 'I can listen on Thursday.' });
  await helen.sends({}, { action: '/hand-over' });
  await amina.opens('/support');
  await amina.opens(message);
  await amina.opens(`${message}/reader`);
  await amina.sends({}, { action: '/staying' });
  await amina.sends({}, { action: '/closing' });
  await helen.opens(`/co${message}`);
  await amina.sends({}, { action: '/removal' });
}

export async function aLeaderIsWorried({ as }) {
  const helen = await as('coordinator');
  await helen.setsUpPrivateSpace();
  const ravi = await as('facilitator');
  await ravi.opens('/circles');
  const circle = await ravi.page.locator('main a[href^="/circle/"]').first().getAttribute('href');
  const concern = `/circles/${circle.split('/')[2]}/concern`;
  await ravi.opens(concern);
  await ravi.setsUpPrivateSpace();
  await ravi.opens(concern);
  await ravi.isRefused({ text: '' });
  await ravi.opens(concern);
  await ravi.sends({ about: 'circle_process', text: WROTE });
  await ravi.isRefused({});
  await ravi.opens(`${concern}/check`);
  await ravi.sends({ reader: await first(ravi.page, 'reader') });
}

export async function somebodyAsksWithoutAnAccount({ as, stranger }) {
  const helen = await as('coordinator');
  await helen.setsUpPrivateSpace();
  const nobody = await stranger();
  await nobody.opens('/support/new');
  await nobody.isRefused({ text: '' });
  await nobody.opens('/support/new');
  await nobody.sends({ about: 'work', text: WROTE });
  const reader = await first(nobody.page, 'reader');
  await nobody.isRefused({}, { action: '/sending' });
  await nobody.opens('/support/new');
  await nobody.sends({ about: 'work', text: WROTE });
  await nobody.sends({ reader }, { action: '/sending' });
  const code = await nobody.page.locator('.trellis-code').innerText();
  await helen.opens('/co/support');
  const message = await helen.page.locator('main a[href^="/co/support/"]').first().getAttribute('href');
  await helen.opens(message);
  await helen.sends({}, { action: '/hand-over' });
  await nobody.opens('/support/receipt');
  await nobody.isRefused();
  await nobody.opens('/support/receipt');
  await nobody.sends({ receipt: code });
  await nobody.sends({}, { action: '/staying' });
  await nobody.sends({ text: 'And one more thing.' }, { action: '/words' });
  await nobody.opens('/support/receipt/reader');
  await nobody.sends({ receipt: code }, { action: '/support/receipt' });
  await nobody.sends({}, { action: '/closing' });
  await nobody.sends({}, { action: '/removal' });
}
