import { oc } from '@orpc/contract'
import { z } from 'zod'
import {
  countrySchema,
  emailSchema,
  idSchema,
  imageSchema,
  instantSchema,
  lineSchema,
  localeSchema,
  nameSchema,
  pageInputSchema,
  pageOf,
  slugSchema,
  textSchema,
} from '../fields.ts'
import { currencySchema } from '../money-wire.ts'
import { refuses } from '../refusals.ts'

export const sellerStatusSchema = z.enum(['applied', 'verified', 'rejected'])

/** What the person signed in may know of their own seller account. */
export const ownSellerSchema = z.object({
  id: idSchema,
  slug: z.string(),
  shopName: z.string(),
  status: sellerStatusSchema,
  country: countrySchema,
  currency: currencySchema,
  legalName: z.string(),
  /** Only the last four characters leave the server. */
  ibanLast4: z.string(),
  appliedAt: instantSchema,
  rejectedReason: z.string().nullable(),
})

export const meSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  locale: localeSchema,
  roles: z.array(z.enum(['buyer', 'seller', 'operator'])),
  portrait: imageSchema.nullable(),
  seller: ownSellerSchema.nullable(),
  hasAddress: z.boolean(),
})
export type Me = z.infer<typeof meSchema>

export const addressSchema = z.object({
  recipient: lineSchema(2, 80),
  phone: z.string().max(32),
  country: countrySchema,
  city: lineSchema(2, 60),
  district: lineSchema(1, 60),
  street: lineSchema(1, 80),
  building: lineSchema(1, 20),
  unit: lineSchema(0, 20).default(''),
  postalCode: lineSchema(0, 12).default(''),
  directions: lineSchema(0, 200).default(''),
})
export type Address = z.infer<typeof addressSchema>

export const publicSellerSchema = z.object({
  id: idSchema,
  slug: z.string(),
  shopName: z.string(),
  about: z.object({ ar: z.string(), en: z.string() }),
  country: countrySchema,
  currency: currencySchema,
  portrait: imageSchema.nullable(),
  verifiedSince: instantSchema.nullable(),
})
export type PublicSeller = z.infer<typeof publicSellerSchema>

export const sellerApplicationSchema = z.object({
  shopName: nameSchema(2, 40),
  legalName: nameSchema(2, 120),
  iban: z.string().max(48),
  country: countrySchema,
  about: z.object({ ar: textSchema(600), en: textSchema(600) }).default({ ar: '', en: '' }),
})

/** What an operator sees of an application; the IBAN in full, because comparing it is the operator's work. */
export const sellerCaseSchema = ownSellerSchema.omit({ ibanLast4: true }).extend({
  iban: z.string(),
  person: z.object({ id: idSchema, name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
  decidedAt: instantSchema.nullable(),
})
export type SellerCase = z.infer<typeof sellerCaseSchema>

const limited = ['too_many_requests'] as const
const operatorOnly = ['not_signed_in', 'not_allowed'] as const

export const identity = {
  signUp: oc
    .route({ method: 'POST', path: '/identity/sign-up', summary: 'Open an account with e-mail and password; signs in' })
    .errors(refuses('email_taken', 'password_too_short', ...limited))
    .input(
      z.object({
        email: emailSchema,
        password: z.string().max(128),
        name: nameSchema(2, 60),
        locale: localeSchema,
      }),
    )
    .output(meSchema),
  signIn: oc
    .route({ method: 'POST', path: '/identity/sign-in', summary: 'Sign in with e-mail and password' })
    .errors(refuses('sign_in_failed', ...limited))
    .input(z.object({ email: z.email().max(254), password: z.string().max(128) }))
    .output(meSchema),
  requestPhoneCode: oc
    .route({ method: 'POST', path: '/identity/phone-codes', summary: 'Send a one-time code to a phone' })
    .errors(refuses('phone_invalid', 'phone_codes_unavailable', ...limited))
    .input(z.object({ phone: z.string().max(32), country: countrySchema, locale: localeSchema }))
    .output(z.object({ phone: z.string(), expiresAt: instantSchema })),
  signInWithPhone: oc
    .route({
      method: 'POST',
      path: '/identity/phone-sign-in',
      summary: 'Sign in, or open an account, with the code sent',
    })
    .errors(refuses('phone_invalid', 'phone_code_wrong', 'phone_code_spent', ...limited))
    .input(
      z.object({
        phone: z.string().max(32),
        country: countrySchema,
        code: z.string().max(12),
        name: nameSchema(2, 60).optional(),
        locale: localeSchema,
      }),
    )
    .output(meSchema),
  signOut: oc.route({ method: 'POST', path: '/identity/sign-out', summary: 'End this session' }).output(z.object({})),
  signOutEverywhere: oc
    .route({
      method: 'POST',
      path: '/identity/sign-out-everywhere',
      summary: 'End every session of this person, this one too',
    })
    .errors(refuses('not_signed_in'))
    .output(z.object({ ended: z.number().int() })),
  me: oc
    .route({ method: 'GET', path: '/identity/me', summary: 'Who is signed in; null when nobody is' })
    .output(z.object({ me: meSchema.nullable() })),
  updateMe: oc
    .route({ method: 'PATCH', path: '/identity/me', summary: 'Change one’s own name or language' })
    .errors(refuses('not_signed_in'))
    .input(z.object({ name: nameSchema(2, 60).optional(), locale: localeSchema.optional() }))
    .output(meSchema),
  address: oc
    .route({
      method: 'GET',
      path: '/identity/address',
      summary: 'Where things reach this person; null when not given yet',
    })
    .errors(refuses('not_signed_in'))
    .output(z.object({ address: addressSchema.nullable() })),
  saveAddress: oc
    .route({ method: 'PUT', path: '/identity/address', summary: 'Give or change the delivery address' })
    .errors(refuses('not_signed_in', 'phone_invalid'))
    .input(addressSchema)
    .output(z.object({ address: addressSchema })),
  applyAsSeller: oc
    .route({ method: 'POST', path: '/identity/seller-application', summary: 'Ask to become a seller' })
    .errors(refuses('not_signed_in', 'iban_invalid', 'iban_of_another_country', 'shop_name_taken', 'already_applied'))
    .input(sellerApplicationSchema)
    .output(ownSellerSchema),
  seller: oc
    .route({ method: 'GET', path: '/sellers/{slug}', summary: 'The public page of a verified seller' })
    .errors(refuses('not_found'))
    .input(z.object({ slug: slugSchema }))
    .output(publicSellerSchema),
  sellerCases: oc
    .route({ method: 'GET', path: '/console/sellers', summary: 'Seller applications, for operators' })
    .errors(refuses(...operatorOnly))
    .input(pageInputSchema.extend({ status: sellerStatusSchema.optional() }))
    .output(pageOf(sellerCaseSchema)),
  verifySeller: oc
    .route({ method: 'POST', path: '/console/sellers/{seller}/verify', summary: 'Verify a seller' })
    .errors(refuses(...operatorOnly, 'not_found', 'application_already_decided'))
    .input(z.object({ seller: idSchema }))
    .output(sellerCaseSchema),
  rejectSeller: oc
    .route({
      method: 'POST',
      path: '/console/sellers/{seller}/reject',
      summary: 'Reject an application with a reason the applicant reads',
    })
    .errors(refuses(...operatorOnly, 'not_found', 'application_already_decided'))
    .input(z.object({ seller: idSchema, reason: lineSchema(3, 300) }))
    .output(sellerCaseSchema),
}
