export { type ChildList, openChildList } from './child-list.ts'
export { processStart } from './process-start.ts'
export { type ProcessOptions, type SupervisedProcess, supervise } from './supervise.ts'
