// One whole year in a browser as wide as a phone, with its calendar put forward. `TRELLIS_PICTURES` names a folder for a picture of
// each stage.
import { test } from 'node:test';
import { aYear } from '../journeys/year.mjs';
import { Shapes } from './look.mjs';
import { PhoneUser } from './phone.mjs';
import { demoWithCalendar as start } from './program.mjs';
import { live } from './story.mjs';

/** Lives through a year in one language. */
export function year(language, { scripts }) {
  const searched = new Shapes('searched on a phone');
  const album = `${language}${scripts ? '' : '-without-scripts'}`;
  const become = (visitor) => new PhoneUser(visitor, { language, album, searched });
  test(`a year in ${language}${scripts ? '' : ', without scripts'}`, () => live(aYear, { language, scripts, start, become }));
}
