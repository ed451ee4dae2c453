export const seller = {
  become_title: 'Sell on Dallal',
  become_body: 'A shop name, your legal name and an IBAN: that is all. We look at it, then your studio opens.',
  shop_name: 'Shop name',
  legal_name: 'Legal name',
  about: 'About the shop',
  apply: 'Apply',
  status_applied: 'Being looked at',
  status_verified: 'Verified',
  status_rejected: 'Not accepted',
  verified_since: 'Verified seller since {date}',
} as const
