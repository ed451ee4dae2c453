export const shop = {
  home_title: 'The souq is open',
  home_lead:
    'See the piece in the seller’s hands and bid in the moment. Your money is held, not charged, and reaches the seller after the lot has reached you.',
  how_bid_title: 'Bid with a quiet mind',
  how_bid_body:
    'A bid is the whole price, VAT and delivery included. What you do not win is released in the same moment.',
  how_hold_title: 'Money kept safe',
  how_hold_body:
    'The market keeps the amount until you confirm receipt, and every movement stands in a ledger nobody can erase.',
  how_sell_title: 'A shop from a phone',
  how_sell_body: 'A browser camera is enough: add lots, go live, and be paid out to your bank account.',
} as const
