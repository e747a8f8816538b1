// One whole year in a browser as wide as a phone, with its calendar put forward. `TRELLIS_PICTURES` names a folder for a picture of
// each stage.
import { test } from 'node:test';
import { aYear } from '../journeys/year.mjs';
import { PhoneUser } from '../lib/phone.mjs';
import { demoWithCalendar as start } from '../lib/program.mjs';
import { live } from '../lib/story.mjs';

const searched = new Set();
for (const [language, scripts] of [['en', true], ['cy', false]]) {
  const album = `${language}${scripts ? '' : '-without-scripts'}`;
  const become = (visitor) => new PhoneUser(visitor, { language, album, searched });
  test(`a year in ${language}${scripts ? '' : ', without scripts'}`, () => live(aYear, { language, scripts, start, become }));
}
