export const live = {
  connecting: 'Connecting to the room…',
  reconnecting: 'The connection was lost. Trying again…',
  closed: {
    restart: 'The service is restarting. You will be back in the room in a moment.',
    frameTooLarge: 'This page sent a message larger than we take, so the connection was closed. Reload the page.',
    frameNotJson: 'This page sent a message that cannot be read, so the connection was closed. Reload the page.',
    frameUnknown: 'This page is older than the service. Reload it to go on.',
    resync: 'The connection was too slow to keep up. We are fetching what you missed.',
    tooManyFrames: 'This page sent too many messages in a short time. It connects again shortly.',
    networkFull:
      'Too many pages are open from your network. Close one you do not need; this one connects again within half a minute.',
    signedOut: 'You were signed out. Sign in to bid.',
    subprotocolMissing: 'This page is older than the service. Reload it to go on.',
    lost: 'The connection was lost and we are trying again. Your accepted bids are safe.',
    silent: 'The service went quiet and we are connecting again. Your accepted bids are safe.',
    unreadable: 'The service sent something that cannot be read, and we are connecting again.',
    left: 'The connection to the room was closed.',
  },
}
