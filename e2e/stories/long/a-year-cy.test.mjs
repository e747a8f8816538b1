// A year in Welsh, without scripts: see lib/year.mjs.
import { year } from '../../lib/year.mjs';

year('cy', { scripts: false });
