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
  home_page_title: 'Live auctions',
  on_air_invite_title: 'Nothing is on air right now',
  on_air_invite_body: 'The souq is for sellers too: a browser camera and one piece are enough to go live.',
  on_air_invite_seller: 'Go live from your studio',
  on_air_invite_action: 'Sell on Dallal',
  new_products: 'New pieces',
  how_title: 'How the souq works',
  seller_shows: 'Shows of this shop',
  seller_products: 'Products of this shop',
  seller_shows_empty: 'This shop has not announced a show yet. Its times will be here.',
  seller_products_empty: 'This shop has not put up any pieces yet.',
  seller_country: '{country} · sells in {currency}',
} as const
