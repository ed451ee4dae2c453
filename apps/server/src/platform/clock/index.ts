export { type Clock, type ClockRefusal, createClock } from './clock.ts'
