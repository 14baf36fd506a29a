// Stands for `import source from './worker?inline'` in Jest, where no worker can start and the main thread takes over.
export default '';
