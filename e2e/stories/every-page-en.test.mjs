// Every page in English, by links and by forms: see lib/every-page.mjs.
import { everyPage } from '../lib/every-page.mjs';

everyPage('en');
