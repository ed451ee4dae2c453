export const chat = {
  title: 'Chat',
  placeholder: 'Say something…',
  send: 'Send',
  empty: 'No messages yet. The first question may be yours.',
  sign_in_to_write: 'Sign in to write',
  role_seller: 'Seller',
  role_operator: 'Dallal',
  sending: 'Sending',
  not_sent: 'Not sent. {reason}',
  unanswered: 'Nothing confirms that it was sent.',
  put_aside: 'Put aside',
} as const
