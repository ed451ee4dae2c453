/** What happened, what it means for the person's money, what to do next. */
export const refusals = {
  unknown: 'That did not go through, and nothing changed. You can try again.',
  offline: 'The server cannot be reached right now. Nothing was sent; we try again when the connection is back.',

  invalid_input: 'Something you entered is not in the form we expect. Check the fields and send it again.',
  not_signed_in: 'Sign in to do this; you will come straight back here.',
  not_allowed: 'This account may not do that.',
  not_found: 'What you are looking for is not here, or is not yours to see.',
  key_reused: 'This request was sent before with other details, so it was not done again. Reload to see what happened.',
  too_many_requests:
    '{retryAfterSeconds, plural, =0 {Too many tries in a row. You can go on now.} one {Too many tries in a row. You can go on in # second.} other {Too many tries in a row. You can go on in # seconds.}}',
  too_large: 'The file is larger than the limit of {limitBytes} MB.',
  content_type_unsupported: 'The server does not read messages of this kind.',
  busy: 'The server is busy at this moment. Nothing changed; try again shortly.',
  not_in_this_environment: 'This tool does not exist in this environment.',
  changed_meanwhile: 'This was changed from somewhere else meanwhile. Reload, then make your change again.',

  email_taken: 'This e-mail already has an account. You can sign in with it.',
  password_too_short:
    '{minimum, plural, one {That password is short: use at least # character.} other {That password is short: use at least # characters.}}',
  sign_in_failed: 'E-mail and password do not match. Try again, or sign in with a code on your phone.',
  phone_invalid: 'This is not a phone number of the chosen country.',
  phone_code_wrong:
    '{triesLeft, plural, =0 {That code is not right, and no tries are left. Ask for a new code.} one {That code is not right. # try left.} other {That code is not right. # tries left.}}',
  phone_code_spent: 'This code has run out. Ask for a new one.',
  phone_codes_unavailable: 'Codes cannot be sent to phones here yet. Sign in by e-mail instead.',
  iban_invalid: 'This IBAN is not right. Compare it with your bank app, digit by digit.',
  iban_of_another_country: 'This IBAN belongs to another country than the one chosen.',
  shop_name_taken: 'Another seller has this shop name. Choose a different one.',
  already_applied: 'You have already applied to sell; the application is being looked at or was decided.',
  not_a_verified_seller: 'Your seller account must be verified first. We write to you when it is.',
  application_already_decided: 'This application was already decided.',

  setup_needed:
    'Give a delivery address before your first bid, so the seller knows where the lot goes. Nothing is held.',

  image_unreadable: 'This picture could not be read. Choose another file.',
  image_type_unsupported: 'This kind of file is not accepted. JPEG, PNG and WebP are.',
  image_too_many_pixels: 'The picture is too large in size. The limit is {limitMegapixels} megapixels.',
  video_unavailable: 'Video is not available right now. Bidding works as usual.',

  picture_missing: 'The product needs at least one picture before it can be published.',
  stock_missing: 'There is none of this product in stock.',
  product_not_published: 'This product is not published yet.',
  product_in_a_lot: 'This product is in a lot that is up now. You can change it when the lot has ended.',

  amount_out_of_bounds: 'The amount must be between {minimum} and {maximum}.',
  currency_mismatch: 'This amount is in another currency than the show. Nothing is held.',
  insufficient_funds:
    'You need {shortfall} more to hold {needed}; {available} is available. Top up and come straight back to this lot.',
  top_up_already_ended: 'This top-up has already ended. Its result is in your wallet.',
  gateway_unavailable: 'The payment gateway does not answer right now. You were not charged; try again shortly.',
  webhook_signature_invalid: 'The signature of the notice is not right.',
  webhook_stale: 'The notice is too old and was not accepted.',

  show_not_editable: 'A show cannot be changed once it has started.',
  show_has_no_lots: 'This show has no lots yet. It needs at least one.',
  show_start_missing: 'The show has no start time yet. Choose when it begins and save it.',
  show_start_in_the_past: 'That start lies in the past. Choose a time to come.',
  show_not_live: 'This show is not live right now.',
  show_already_ended: 'This show has ended.',
  another_show_is_live: 'You have another show live now. End it first.',
  lot_still_open: 'A lot is still open for bids. You can end the show when it has closed.',
  show_full: 'This show has as many lots as a show can have: {limit}. Take one out of the queue to add another.',

  start_price_not_positive: 'The start price must be more than zero.',
  start_price_too_large: 'The start price is more than the limit of {maximum}.',
  rule_out_of_bounds: 'A rule of this lot is out of bounds: it must be between {min} and {max}.',
  lot_already_ended: 'This lot has already ended.',
  lot_not_open: 'Bidding on this lot had closed before your bid arrived. Nothing is held.',
  lot_not_queued: 'This lot is not in the queue.',
  another_lot_is_open: 'Another lot is open now. This one can start when it has closed.',
  seller_cannot_bid: 'Sellers do not bid on their own lots.',
  already_leading: 'You are leading; there is no need to bid again.',
  bid_too_low: 'Your bid was not placed; nothing is held. The minimum bid is now {minimum}.',
  amount_not_positive: 'The amount must be more than zero.',
  amount_not_a_number: 'This is not an amount we can read. For example: 245 or 245.50',
  amount_ambiguous:
    'This can be read as two different amounts. Write it without marks for thousands, such as 1250 or 1250.50',
  amount_too_precise:
    '{decimals, plural, =0 {This currency has no decimals.} one {At most # decimal.} other {At most # decimals.}}',
  amount_too_large: 'That is more than one command may move.',

  frame_invalid: 'A message could not be understood, so the connection was closed. Reload the page.',
  topic_unknown: 'This show does not exist, or is no longer here.',
  token_invalid: 'Your session has ended. Sign in again.',
  token_expired: 'Your session has run out. Sign in again.',

  message_empty: 'The message is empty.',
  message_too_long:
    '{limit, plural, one {The message is too long: at most # character.} other {The message is too long: at most # characters.}}',
  chat_too_fast:
    '{retryAfterSeconds, plural, =0 {That was fast. You can write now.} one {That was fast. You can write again in # second.} other {That was fast. You can write again in # seconds.}}',

  order_already_shipped: 'This order was already shipped.',
  order_not_shipped: 'This order has not been shipped yet.',
  order_already_received: 'This order was already confirmed as received.',
  payout_nothing_available: 'There is nothing to pay out right now. It appears here when orders are settled.',
  payout_exceeds_available: 'That is more than the {available} that can be paid out.',
  payout_not_requested: 'This payout is not waiting to be sent.',
  payout_ended: 'This payout has already ended.',
  payout_not_sent: 'This payout has not been sent to the bank yet.',

  lot_open_clock_stands: 'The clock does not move while a lot is open for bids. It closes on {until}.',
} as const
