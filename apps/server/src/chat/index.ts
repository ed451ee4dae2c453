export { type Chat, type ChatPorts, composeChat } from './compose.ts'
