// A workshop on plain forms: a coordinator opens a room, two people take seats by its code, and it is led to its end.
import { comesIn, does, opensRoom, votes } from '../lib/room.mjs';

export async function aGroupHoldsAWorkshop({ as, stranger }) {
  const helen = await as('coordinator');
  await helen.opens('/ngt');
  await helen.opens('/ngt/new');
  await helen.isRefused({ question: '', seats: '1' });
  await helen.opens('/ngt/new');
  const { room, code } = await opensRoom(helen, { seats: 2 });
  const control = `${room}/control`;
  await helen.opens(`${room}/screen`);
  const people = [await stranger(), await stranger()];
  await people[0].opens('/ngt/join');
  await people[0].isRefused({ code: 'WRONG' }, { action: '/ngt/join' });
  for (const [at, person] of people.entries()) await comesIn(person, code, at === 0 ? 'Wren' : '');

  await helen.opens(control);
  for (const what of ['lock', 'advance', 'advance']) await does(helen, what);
  for (const [at, person] of people.entries()) {
    await person.opens(room);
    await does(person, 'draft', { text: at === 0 ? 'Rotas made six weeks ahead' : 'A mentor in my field' });
    await does(person, 'done');
  }
  await helen.opens(`${room}/screen`);
  await helen.opens(control);
  for (const what of ['advance', 'deal', 'deal']) await does(helen, what);
  await people[0].opens(room);
  await people[0].sees('A mentor in my field');
  await does(helen, 'close-early', { text: 'The room is needed.' });
  await helen.opens(control);
  await people[1].opens(room);
  await does(helen, 'understood');
  await does(helen, 'understood');
  await does(helen, 'advance');
  await people[0].opens(room);
  await does(people[0], 'theme', { text: 'Time' });
  await helen.opens(control);
  for (const what of ['freeze', 'advance']) await does(helen, what);
  for (const person of people) {
    await person.opens(room);
    await votes(person);
  }
  await helen.opens(control);
  await helen.sees('Everybody who is here has answered');
  await does(helen, 'close-vote');
  await people[0].opens(room);
  await people[0].sees('Rotas made six weeks ahead');
  await helen.opens(`${room}/screen`);
  await helen.opens(control);
  for (const what of ['discuss', 'close']) await does(helen, what);
  await helen.opens(`${room}/results`);
  await helen.opens(`${room}/export`);
  await people[1].opens(room);
}
