export { absentGateway } from './absent-gateway.ts'
export {
  type Charge,
  GatewayNotUnderstood,
  GatewayUnavailable,
  type NewCharge,
  type PaymentGateway,
  type Taken,
  type UnreadableCharge,
  type Webhook,
  type WebhookRefusal,
} from './gateway.ts'
export { sandboxPageMount } from './sandbox/mount.ts'
export { SANDBOX_PATH, type SandboxGateway, superviseSandboxGateway } from './sandbox/supervise.ts'
export { createSandboxGateway } from './sandbox-gateway.ts'
export { signWebhook } from './standard-webhooks.ts'
