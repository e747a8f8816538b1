// Being invited: the coordinator writes to people, and each answers the letter in their own way.
import { linkTo } from '../lib/letters.mjs';

/** Invites one newcomer in a hat and gives what the link in the letter leads to. */
export async function invites(helen, program, hat) {
  const address = `${hat}.${helen.language}@newcomer.example`;
  await helen.opens('/co/people/invitations');
  await helen.sends({ addresses: address, hat });
  return linkTo(program.letters, address, '/invite/');
}

/** Somebody who has just accepted an invitation in a hat. */
export async function newcomer({ as, stranger, program }, hat) {
  const link = await invites(await as('coordinator'), program, hat);
  const person = await stranger();
  await person.opens(link);
  await person.sends({}, { action: '/acceptance' });
  return person;
}

export async function peopleAnswerALetter({ as, stranger, program }) {
  const helen = await as('coordinator');
  await helen.opens('/co/people/invitations');
  await helen.isRefused({ addresses: 'nia@wren.example\nnot an address' });
  await helen.isRefused({ addresses: '', hat: 'ally' });
  const link = await invites(helen, program, 'ally');
  const nia = await stranger();
  await nia.opens(link);
  await nia.sends({}, { action: '/later' });
  await nia.sends({}, { action: '/stop' });
  // Only a link whose time is over can be asked for anew, which no story waits for; the page that answers needs no more than a link.
  await nia.opens(`${link}/done`);
}
