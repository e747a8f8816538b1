// The pages in Welsh that a link leads to, of those who see the most: see lib/every-page.mjs. The rest is in long/every-page-cy.test.mjs.
import { pagesByLinks } from '../lib/every-page.mjs';

pagesByLinks('cy', { people: ['mentee', 'mentor', 'coordinator'] });
