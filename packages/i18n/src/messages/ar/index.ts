import { address } from './address.ts'
import { auth } from './auth.ts'
import { catalog } from './catalog.ts'
import { chat } from './chat.ts'
import { checks } from './checks.ts'
import { common } from './common.ts'
import { console } from './console.ts'
import { editor } from './editor.ts'
import { live } from './live.ts'
import { lot } from './lot.ts'
import { mail } from './mail.ts'
import { orders } from './orders.ts'
import { refusals } from './refusals.ts'
import { room } from './room.ts'
import { run } from './run.ts'
import { seller } from './seller.ts'
import { shell } from './shell.ts'
import { shop } from './shop.ts'
import { show } from './show.ts'
import { studio } from './studio.ts'
import { wallet } from './wallet.ts'

export const ar = {
  address,
  auth,
  catalog,
  chat,
  checks,
  common,
  console,
  editor,
  live,
  lot,
  mail,
  orders,
  refusals,
  room,
  run,
  seller,
  shell,
  shop,
  show,
  studio,
  wallet,
}
