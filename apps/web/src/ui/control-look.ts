const shape = 'w-full min-h-12 rounded-field border border-edge bg-page px-3.5 py-2 text-base text-ink'
const moves = 'transition-[border-color] duration-(--motion-press) hover:border-indigo'

/** How everything that can be filled in looks: an edge one can find, a ring when chosen, pomegranate when refused. */
export const controlLook = [
  shape,
  moves,
  'placeholder:text-soft/70 aria-invalid:border-pomegranate',
  'disabled:cursor-not-allowed disabled:bg-raised disabled:text-soft disabled:hover:border-edge',
].join(' ')

/** The same for a box that holds the control and something beside it. */
export const boxLook = [
  shape,
  moves,
  'has-focus-visible:outline-2 has-focus-visible:outline-indigo has-focus-visible:outline-offset-2',
  'has-aria-invalid:border-pomegranate has-disabled:cursor-not-allowed has-disabled:bg-raised has-disabled:text-soft',
].join(' ')
