/** What is sent to people by mail or to their phone. */
export const mail = {
  code_message: 'Your code for Dallal: {code}. It works for five minutes. Give it to nobody.',
  seller_verified_subject: '{shop} is verified',
  seller_verified_body:
    'Hello {name},\n\nWe have looked at your application, and {shop} is now a verified shop on Dallal. Your studio is open: add products, then plan your first show.\n\n{url}\n',
  seller_rejected_subject: 'Your application for {shop} was not accepted',
  seller_rejected_body:
    'Hello {name},\n\nWe have looked at your application for {shop} and could not accept it, because:\n\n{reason}\n\nYou can correct it and apply again:\n\n{url}\n',
  order_paid_buyer_subject: 'Order {number}: {title} is yours',
  order_paid_buyer_body:
    'Hello {name},\n\nThe hammer fell for you: {title} from {shop}, for {price}. It is paid from what your wallet held for the bid, and the money stays with us until the parcel has reached you.\n\nFollow the order here:\n\n{url}\n',
  order_paid_seller_subject: 'Order {number}: {title} was sold',
  order_paid_seller_body:
    'Hello {name},\n\n{title} was sold to {buyer} for {price}. Your share is {proceeds}; it becomes available seven days after the buyer has confirmed receipt.\n\nThe order is paid. Send the parcel and enter its tracking number here:\n\n{url}\n',
  order_shipped_subject: 'Order {number} is on its way',
  order_shipped_body:
    'Hello {name},\n\n{shop} has sent {title} with {carrier, select, smsa {SMSA} aramex {Aramex} naqel {Naqel} dhl {DHL} own_delivery {their own courier} other {another carrier}}. The tracking number is {tracking}.\n\nWhen it has arrived, confirm receipt here:\n\n{url}\n',
  payout_failed_subject: 'Your payout of {amount} did not arrive',
  payout_failed_body:
    'Hello {name},\n\n{amount} could not be paid to your account ending in {iban}. The reason: {reason}\n\nThe amount is available again, and you can request it once more from here:\n\n{url}\n',
  payout_paid_subject: 'Your bank has {amount}',
  payout_paid_body:
    'Hello {name},\n\n{amount} was paid to your account ending in {iban}. The bank calls it {reference}.\n\nAll your payouts:\n\n{url}\n',
  operator_link_spent: 'This link was opened before, or its time is over. A new one is printed when the server starts.',
} as const
