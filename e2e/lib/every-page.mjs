// Every page of a language: no barrier for assistive technology, nothing sticks out at 320 px, every control by keyboard, no
// dead link, no request to another host, nothing that the page's own policy refuses. Pages that links lead to are walked, those
// that forms lead to are gone through as people do, with what each refuses; and in the end none may be left.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as asks from '../journeys/asks.mjs';
import * as circles from '../journeys/circles.mjs';
import * as coordinator from '../journeys/coordinator.mjs';
import * as frame from '../journeys/frame.mjs';
import * as givers from '../journeys/givers.mjs';
import * as goals from '../journeys/goals.mjs';
import * as hours from '../journeys/hours.mjs';
import * as invited from '../journeys/invited.mjs';
import * as leaving from '../journeys/leaving.mjs';
import * as mentee from '../journeys/mentee.mjs';
import * as needs from '../journeys/needs.mjs';
import * as mydata from '../journeys/mydata.mjs';
import * as pair from '../journeys/pair.mjs';
import * as questions from '../journeys/questions.mjs';
import * as secret from '../journeys/private.mjs';
import * as sponsorship from '../journeys/sponsorship.mjs';
import * as support from '../journeys/support.mjs';
import * as supervision from '../journeys/supervision.mjs';
import * as workshop from '../journeys/workshop.mjs';
import { Looks } from './look.mjs';
import { PERSONAS } from './personas.mjs';
import { serve } from './program.mjs';
import { declared, routeOf } from './routes.mjs';
import { live } from './story.mjs';
import { Traveller } from './traveller.mjs';
import { kindOf, walk } from './walk.mjs';

/** Addresses that are no pages, each with its reason. */
const NO_PAGES = {
  '/static/{file}': 'styles and scripts, asked for by every page',
  '/health': 'a machine asks',
  '/ready': 'a machine asks',
  '/co/import/{id}/rejected': 'a file that is handed over',
  '/meetings/{id}/calendar': 'a file that is handed over',
  '/mentor/supervision/{id}/calendar': 'a file that is handed over',
  '/sponsor/log/counts': 'a file that is handed over',
  '/record/file': 'a file that is handed over',
  '/hours/statement/file': 'a file that is handed over',
  '/film/embed': 'a page in a frame of another website, told of in film-pages.test.mjs',
  '/film/kit/{file}': 'a file that is handed over',
  '/guides/{slug}/paper': 'a file that is handed over',
  '/ngt/{id}/events': 'what a page hears, told of in workshop.test.mjs',
  '/ngt/{id}/control/events': 'what a page hears, told of in workshop.test.mjs',
  '/ngt/{id}/screen/events': 'what a page hears, told of in workshop.test.mjs',
};

/** Journeys through forms, and where each begins when that is not the demonstration. */
const JOURNEYS = [
  ['an installation begins', frame.anInstallationBegins, serve],
  ['people answer a letter', invited.peopleAnswerALetter],
  ['a mentee comes in', mentee.aMenteeComesIn],
  ['a mentor comes in', givers.aMentorComesIn],
  ['a sponsor comes in', givers.aSponsorComesIn],
  ['an ally comes in', givers.anAllyComesIn],
  ['a facilitator comes in', givers.aFacilitatorComesIn],
  ['a mentor makes room', givers.aMentorMakesRoom],
  ['a mentor puts her hours right', hours.aMentorPutsHerHoursRight],
  ['a mentor answers', pair.aMentorAnswers],
  ['two find a time', pair.twoFindATime],
  ["a sponsor acts in a mentee's name", sponsorship.aSponsorActsInAMenteesName],
  ['a mentee asks and an ally answers', asks.aMenteeAsksAndAnAllyAnswers],
  ['a mentee answers for herself', questions.aMenteeAnswersForHerself],
  ['a private space opens and locks', secret.aPrivateSpaceOpensAndLocks],
  ['two write notes', secret.twoWriteNotes],
  ['a mentee says what she needs in her own words', needs.aMenteeSaysWhatSheNeeds],
  ['somebody keeps a record', needs.somebodyKeepsARecord],
  ['two set goals', goals.twoSetGoals],
  ['two add to their agreement', goals.twoAddToTheirAgreement],
  ['two get to know each other', goals.twoGetToKnowEachOther],
  ['two look back', goals.twoLookBack],
  ['a mentor stops and a mentee goes on', leaving.aMentorStopsAndAMenteeGoesOn],
  ['a mentee rests and leaves', leaving.aMenteeRestsAndLeaves],
  ['a mentee takes everything', mydata.aMenteeTakesEverything],
  ['a mentee is erased', mydata.aMenteeIsErased],
  ['an administrator is needed', mydata.anAdministratorIsNeeded],
  ['people come from a file', coordinator.peopleComeFromAFile],
  ['a run is made', coordinator.aRunIsMade],
  ['a record is kept', coordinator.aRecordIsKept],
  ['a circle is formed', circles.aCircleIsFormed],
  ['a circle writes its rules and meets', circles.aCircleWritesItsRulesAndMeets],
  ['two circles are asked whether they become one', circles.twoCirclesAreAsked],
  ['leaving is quiet and another leads', circles.leavingIsQuietAndAnotherLeads],
  ['a mentee asks for help', support.aMenteeAsksForHelp],
  ['a leader is worried', support.aLeaderIsWorried],
  ['somebody asks without an account', support.somebodyAsksWithoutAnAccount],
  ['a group holds a workshop', workshop.aGroupHoldsAWorkshop],
  ['mentors supervise each other', supervision.mentorsSuperviseEachOther],
  ['somebody is named to guard sponsorship', supervision.somebodyGuardsSponsorship],
];

/** Journeys on which scripts fetch parts of a page: these are told with scripts in both languages. */
const WITH_PARTS = ['a run is made'];

/** Looks at every page in one language: those that links lead to, those that forms lead to, and none may be left. */
export function everyPage(language) {
  const looks = new Looks();
  pagesByLinks(language, { looks });
  pagesByForms(language, looks);
  test(`no declared page was left out in ${language}`, (t) => {
    const seen = new Set(looks.in(language).map((path) => routeOf(declared(), path)));
    const pages = declared().filter((route) => !(route in NO_PAGES));
    const left = pages.filter((route) => !seen.has(route));
    t.diagnostic(`${pages.length - left.length} of ${pages.length} declared addresses looked at`);
    assert.ok(pages.length > 0);
    assert.deepEqual(left, []);
  });
}

/**
 * Looks at every page that links lead to, as nobody and as everybody. What everybody may read is looked at as nobody and as a mentee;
 * the others only ask for it.
 */
export function pagesByLinks(language, { looks = new Looks(), people = PERSONAS } = {}) {
  let open = [];
  for (const who of ['stranger', ...people]) {
    test(`every page of the ${who} in ${language}`, (t) => live(async ({ as, stranger }) => {
      const { page, visitor } = who === 'stranger' ? await stranger() : await as(who);
      if (who === 'stranger') await page.goto('/demo');
      // The switch between hats is shown to people with several, so nobody finds it by a link here.
      const starts = [new URL(page.url()).pathname, who === 'stranger' ? '/' : '/hats'];
      const known = ['stranger', 'mentee'].includes(who) ? [] : open;
      const { paths, wrong } = await walk(visitor, starts, { language, looks, guides: who === 'stranger' ? 'all' : 'one', known });
      if (who === 'stranger') open = paths.map(kindOf);
      t.diagnostic(`${paths.length} kinds of page: ${paths.join(' ')}`);
      assert.deepEqual(wrong, []);
    }, { scripts: true, language }));
  }
}

/** Looks at every page that forms lead to, and at what each form refuses. */
function pagesByForms(language, looks) {
  // With scripts in one language, without them in the other: a page's scripts know no language, and its bytes are the same for both.
  const become = (visitor) => new Traveller(visitor, { language, looks });
  for (const [title, journey, start] of JOURNEYS) {
    const ways = language === 'en' ? [true] : WITH_PARTS.includes(title) ? [true, false] : [false];
    for (const scripts of ways) {
      test(`${title}, in ${language}${scripts ? '' : ', without scripts'}`, () => live(journey, { scripts, language, start, become }));
    }
  }
}
