// Stands for `import source from './worker?inline'` and for addresses of scripts (`?script`) in Jest, where no worker can start and the main
// thread takes over.
export default '';
