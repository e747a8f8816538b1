// Guides as files: whoever reads one can print it or keep it, in the language it is read in.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tell } from '../lib/story.mjs';

const OFFER = { en: /Print or save this guide \(PDF, \d+ pages? of A\d, \d+ kB\)/, cy: /Argraffwch neu cadwch y canllaw hwn \(PDF, \d+ [dt]h?udalen A\d, \d+ kB\)/ };

for (const language of ['en', 'cy']) {
  tell(`a guide is kept as a PDF, in ${language}`, async ({ stranger }) => {
    const reader = await stranger();
    for (const guide of ['four-questions', 'prep-card', 'lawful-ground']) {
      await reader.opens(`/guides/${guide}?lang=${language}`);
      const offer = reader.page.getByRole('link', { name: OFFER[language] });
      const [file] = await Promise.all([reader.page.waitForEvent('download'), offer.click()]);
      assert.equal(file.suggestedFilename(), `${guide}.pdf`);
      const bytes = readFileSync(await file.path());
      assert.ok(bytes.subarray(0, 5).equals(Buffer.from('%PDF-')), 'it is a PDF');
      assert.equal(reader.path(), `/guides/${guide}`, 'the page stays where it is');
    }
  });
}
