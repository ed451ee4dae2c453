import { asId, type SellerId, toIso } from '@dallal/kernel'
import { answer, operations, type RequestContext } from '#platform/http'
import { ownAddress, saveAddress } from './address.ts'
import { applyAsSeller } from './apply-as-seller.ts'
import { requireSignedIn } from './caller.ts'
import { decideSeller, sellerCases } from './decide-seller.ts'
import type { Entered } from './enter.ts'
import { meOf, updateMe } from './me.ts'
import type { Ports } from './ports.ts'
import { publicSeller } from './public-seller.ts'
import { requestPhoneCode } from './request-phone-code.ts'
import { signIn } from './sign-in.ts'
import { signInWithPhone } from './sign-in-with-phone.ts'
import { signOut, signOutEverywhere } from './sign-out.ts'
import { signUp } from './sign-up.ts'

const os = operations.identity

export function identityRoutes(ports: Ports) {
  return {
    signUp: os.signUp.handler(async ({ input, context, errors }) =>
      welcome(answer(await signUp(ports, input, context), errors), context),
    ),
    signIn: os.signIn.handler(async ({ input, context, errors }) =>
      welcome(answer(await signIn(ports, input, context), errors), context),
    ),
    requestPhoneCode: os.requestPhoneCode.handler(async ({ input, context, errors }) => {
      const { phone, expiresAt } = answer(await requestPhoneCode(ports, input, context), errors)
      return { phone, expiresAt: toIso(expiresAt) }
    }),
    signInWithPhone: os.signInWithPhone.handler(async ({ input, context, errors }) =>
      welcome(answer(await signInWithPhone(ports, input, context), errors), context),
    ),
    signOut: os.signOut.handler(async ({ context }) => {
      setCookies(context, await signOut(ports, context))
      return {}
    }),
    signOutEverywhere: os.signOutEverywhere.handler(async ({ context, errors }) => {
      const { userId } = answer(requireSignedIn(context.caller), errors)
      const ended = await signOutEverywhere(ports, userId)
      setCookies(context, await signOut(ports, context))
      return { ended }
    }),
    me: os.me.handler(async ({ context: { caller } }) => ({
      me: caller.userId && (await meOf(ports, caller.userId)),
    })),
    updateMe: os.updateMe.handler(async ({ input, context, errors }) => {
      const { userId } = answer(requireSignedIn(context.caller), errors)
      return updateMe(ports, userId, input)
    }),
    address: os.address.handler(async ({ context, errors }) => {
      const { userId } = answer(requireSignedIn(context.caller), errors)
      return { address: await ownAddress(ports, userId) }
    }),
    saveAddress: os.saveAddress.handler(async ({ input, context, errors }) => {
      const { userId } = answer(requireSignedIn(context.caller), errors)
      return { address: answer(await saveAddress(ports, userId, input), errors) }
    }),
    applyAsSeller: os.applyAsSeller.handler(async ({ input, context, errors }) => {
      const { userId } = answer(requireSignedIn(context.caller), errors)
      return answer(await applyAsSeller(ports, userId, input), errors)
    }),
    seller: os.seller.handler(async ({ input, context, errors }) =>
      answer(await publicSeller(ports, context.caller, input.slug), errors),
    ),
    sellerCases: os.sellerCases.handler(async ({ input, context, errors }) =>
      answer(await sellerCases(ports, context.caller, input), errors),
    ),
    verifySeller: os.verifySeller.handler(async ({ input, context, errors }) => {
      const seller = asId<SellerId>(input.seller)
      return answer(await decideSeller(ports, context.caller, seller, { verified: true }), errors)
    }),
    rejectSeller: os.rejectSeller.handler(async ({ input, context, errors }) => {
      const seller = asId<SellerId>(input.seller)
      const decision = { verified: false, reason: input.reason } as const
      return answer(await decideSeller(ports, context.caller, seller, decision), errors)
    }),
  }
}

function welcome({ me, cookies }: Entered, context: RequestContext) {
  setCookies(context, cookies)
  return me
}

export function setCookies({ responseHeaders }: Pick<RequestContext, 'responseHeaders'>, cookies: readonly string[]) {
  for (const cookie of cookies) responseHeaders.append('set-cookie', cookie)
}
