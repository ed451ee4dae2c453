export { type CronEntry, type JobHandler, type JobWorker, type JobWorkerOptions, startJobWorker } from './job-worker.ts'
export { type JobOptions, type Jobs, type Json, jobs } from './jobs.ts'
