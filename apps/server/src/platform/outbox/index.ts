export { createDelivery, DELIVER_EVENT, type EventListener, type HeardEvent } from './delivery.ts'
export { createOutbox, type Outbox, type OutboxEvent } from './outbox.ts'
