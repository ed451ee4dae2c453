import type { ProductDraft } from '@dallal/contract'
import { asId, type ImageId } from '@dallal/kernel'

/** The pictures of a draft in their order, each once: sending one twice is no mistake worth a refusal. */
export function distinctImages(draft: ProductDraft): ImageId[] {
  return [...new Set(draft.images.map((id) => asId<ImageId>(id)))]
}
