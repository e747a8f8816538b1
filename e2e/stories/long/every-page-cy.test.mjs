// Every page in Welsh, by links and by forms: see lib/every-page.mjs.
import { everyPage } from '../../lib/every-page.mjs';

everyPage('cy');
