export const auth = {
  sign_in_title: 'Sign in',
  sign_up_title: 'Open an account',
  email: 'E-mail',
  password: 'Password',
  name: 'Name',
  by_phone: 'By phone',
  by_email: 'By e-mail',
  send_code: 'Send the code',
  code_sent: 'A code was sent to {phone}. It runs out within minutes.',
  verify_code: 'Check the code',
  to_sign_up: 'Open a new account',
  to_sign_in: 'I have an account',
} as const
