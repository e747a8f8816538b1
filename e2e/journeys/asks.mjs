// A mentee asks for one thing; her ally says what would help, does it, and she says in private how it was.
import { press } from '../lib/form.mjs';
import { day } from './frame.mjs';

export async function aMenteeAsksAndAnAllyAnswers({ as }) {
  const [amina, sian] = [await as('mentee'), await as('ally')];
  await amina.opens('/asks');
  await amina.setsUpPrivateSpace();
  await amina.opens('/asks');
  const write = await amina.page.locator('main a[href^="/pairs/"][href$="/asks"]').first().getAttribute('href');
  await amina.opens(write);
  await amina.isRefused({ 'wanted-day': '31', 'wanted-month': '2', 'wanted-year': '2027' }, { action: write });
  await amina.sends({ theme: 'bold', text: 'Ask on Monday who decided', ...day('wanted', 5) }, { action: write });
  // Nothing can be sent to her yet.
  const ask = amina.path();
  await sian.opens('/ally/asks');
  await sian.setsUpPrivateSpace();
  await sian.opens('/ally/asks');
  await sian.opens('/ally/acts');
  await amina.opens(ask);
  await amina.sends({}, { action: '/sending' });

  await sian.opens('/ally/asks');
  await sian.opens(`/ally${ask}`);
  await sian.isRefused({ word: ' ' }, { action: '/words' });
  await sian.sends({ word: 'Which meeting do you mean?' }, { action: '/words' });
  await amina.opens(ask);
  await amina.isRefused({ word: ' ' }, { action: '/words' });
  await amina.sends({ word: 'The one at nine' }, { action: '/words' });
  await sian.opens(`/ally${ask}`);
  await sian.sends({}, { action: '/acceptance' });
  await amina.opens(ask);
  await sian.isRefused({ line: 'x'.repeat(2001) }, { action: '/done' });
  await sian.sends({ line: 'I asked, and they could not say' }, { action: '/done' });

  await amina.opens(ask);
  await amina.isRefused({}, { action: '/felt' });
  await amina.sends({}, { action: '/thanks' });
  await amina.sends({ felt: 'made_worse' }, { action: '/felt' });
  await amina.opens(ask);
  await press(amina.page.locator('form:has(button[value="guide"])'), ['then', 'guide']);
  await amina.look();
  await amina.opens(ask);
  await amina.opens('/asks');
  await sian.opens('/ally/acts');
  await sian.opens('/ally/practice');
}
