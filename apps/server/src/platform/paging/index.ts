export { cutPage, type Page, type PageWish, type Place, placeOf } from './place.ts'
