// Every page in Welsh: see lib/every-page.mjs. A file for each language, so that two can be looked at side by side.
import { everyPage } from '../lib/every-page.mjs';

everyPage('cy');
