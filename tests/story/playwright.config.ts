// The incident story on live data: the same set-up as all stories, with the time that a rule needs to fire.
import base from '../playwright.config';

export default { ...base, testDir: '.', outputDir: '../../test-results/story', timeout: 900_000 };
