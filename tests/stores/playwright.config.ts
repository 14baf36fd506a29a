// The browser stories that need profile servers: the same set-up as all stories, other files.
import base from '../playwright.config';

export default { ...base, testDir: './stories', outputDir: '../../test-results/stores' };
