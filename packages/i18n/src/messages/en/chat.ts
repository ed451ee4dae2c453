export const chat = {
  title: 'Chat',
  placeholder: 'Say something…',
  send: 'Send',
  empty: 'No messages yet. The first question may be yours.',
  sign_in_to_write: 'Sign in to write',
} as const
