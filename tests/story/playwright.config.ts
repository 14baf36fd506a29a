// The incident story on live data: the same set-up as all stories, with the time that a rule needs to fire.
import base from '../playwright.config';

// A rule on CPU time needs a machine that has some to give: whose neighbours took it is told a second time.
export default { ...base, testDir: '.', outputDir: '../../test-results/story', timeout: 900_000, retries: 1 };
