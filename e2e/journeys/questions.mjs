// A mentee answers questions about the programme for nobody's eyes but her own; a coordinator publishes one set of them.

const lines = (word, number) => Array.from({ length: number }, (_, place) => `${word} ${place + 1}`).join('\n');

/** Made up: the real wording is not ours. */
const WORDING = {
  'items-en': lines('Statement', 6),
  'items-cy': lines('Gosodiad', 6),
  'answers-en': lines('Answer', 5),
  'answers-cy': lines('Ateb', 5),
  permission: 'Letter 12',
};

export async function aMenteeAnswersForHerself({ as }) {
  const [amina, helen] = [await as('mentee'), await as('coordinator')];
  await helen.opens('/co/instruments');
  await helen.opens('/co/instruments/swemwbs');
  await helen.isRefused({ table: 'seven' }, { action: '/swemwbs' });
  await helen.opens('/co/instruments/brs');
  await helen.sends(WORDING, { action: '/brs' });
  await helen.sends({ copyright: '© Made-up owners' }, { action: '/brs' });
  await helen.sends({}, { action: '/publication' });

  await amina.opens('/questions');
  await amina.opens('/charter');
  await amina.opens('/questions/promises');
  await amina.isRefused({}, { action: '/promises' });
  await amina.sends({ protected_time: 'kept', no_detriment: 'cannot_tell' }, { action: '/promises' });
  await amina.opens('/questions/check-in');
  await amina.opens('/questions/wellbeing/brs');
  await amina.opens('/questions/consent');
  await amina.sends({}, { action: '/consent' });
  amina.isAt('/questions');
  await amina.opens('/questions/consent');

  await amina.setsUpPrivateSpace();
  await amina.opens('/questions/promises');
  await amina.opens('/questions/check-in');
  await amina.isRefused({}, { action: '/check-in' });
  await amina.sends({ meeting: 'yes', useful: 'partly', call: 'no' }, { action: '/check-in' });
  await amina.opens('/questions/check-in');
  await amina.opens('/questions/wellbeing/brs');
  await amina.isRefused({}, { action: '/brs' });
  await amina.sends({ 'item-1': '4', 'item-2': '2', 'item-3': '5', 'item-4': '1', 'item-5': '3', 'item-6': '2' }, { action: '/brs' });
  await amina.opens('/questions/wellbeing/brs');

  await amina.opens('/questions');
  const eight = await amina.page.locator('main a[href^="/questions/beside/"]').first().getAttribute('href');
  await amina.opens(eight);
  await amina.isRefused({}, { action: eight });
  await amina.sends({ bold: '4', speak_up: '3', lead: 'W', perceive: 'N', inspire: 'skip' }, { action: eight });
  await amina.look();
  await amina.opens(eight);
  await amina.sends({}, { action: '/removal' });

  await amina.opens('/questions/call');
  await amina.sends({}, { action: '/call' });
  await amina.opens('/questions/call');
  await helen.opens('/co/calls');
  await helen.sends({}, { action: '/made' });
  await helen.opens('/co/instruments/brs');
  await helen.sends({}, { action: '/retirement' });
}
