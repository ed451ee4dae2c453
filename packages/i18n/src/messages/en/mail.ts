/** What is sent to people by mail or to their phone. */
export const mail = {
  code_message: 'Your code for Dallal: {code}. It works for five minutes. Give it to nobody.',
  seller_verified_subject: '{shop} is verified',
  seller_verified_body:
    'Hello {name},\n\nWe have looked at your application, and {shop} is now a verified shop on Dallal. Your studio is open: add products, then plan your first show.\n\n{url}\n',
  seller_rejected_subject: 'Your application for {shop} was not accepted',
  seller_rejected_body:
    'Hello {name},\n\nWe have looked at your application for {shop} and could not accept it, because:\n\n{reason}\n\nYou can correct it and apply again:\n\n{url}\n',
  operator_link_spent: 'This link was opened before, or its time is over. A new one is printed when the server starts.',
} as const
