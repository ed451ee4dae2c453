/**
 * How the gateway's pages look. It plays a company of its own, so it looks like one: not like the shop, and with the letters
 * of the device. The shop's typeface has an address that changes with every build, and asking for it would tie the gateway to
 * the shop; so the names below are the faces with good Arabic that each system brings: Apple's own behind `system-ui`, Segoe
 * UI on Windows, Noto on Android and most of Linux. Latin and Arabic then come from one family, with room for marks between
 * the lines.
 */
export const PAGE_STYLE = `
  :root {
    color-scheme: light dark;
    --ground: #eef1f5; --card: #ffffff; --ink: #14202e; --soft: #52606f; --line: #d5dce4; --edge: #7b8896;
    --pay: #0f5b46; --pay-pressed: #0b4a39; --on-pay: #ffffff; --trial: #fff3d6; --trial-ink: #5c3d00; --ring: #2458c5;
    font: 16px/1.75 system-ui, "Segoe UI", "Noto Sans Arabic", "Noto Sans", sans-serif;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --ground: #10161d; --card: #1a222c; --ink: #edf1f5; --soft: #a9b5c1; --line: #303b47; --edge: #7b8896;
      --pay: #7fd6b6; --pay-pressed: #9be3c8; --on-pay: #0b2219; --trial: #3a2d10; --trial-ink: #ffdf9b; --ring: #8db2ff;
    }
  }
  * { box-sizing: border-box }
  body { margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; place-items: center; padding: 1.5rem 1rem;
    background: var(--ground); color: var(--ink) }
  main { width: 100%; max-width: 27rem; overflow: hidden; background: var(--card); border: 1px solid var(--line);
    border-radius: 16px; box-shadow: 0 12px 32px rgb(16 32 48 / .08) }
  header { display: flex; align-items: center; gap: .75rem; padding: 1.25rem 1.5rem; color: var(--pay) }
  header svg { flex: none }
  h1 { margin: 0; font-size: 1.0625rem; line-height: 1.5; color: var(--ink) }
  .notice { margin: 0; padding: .625rem 1.5rem; background: var(--trial); color: var(--trial-ink); font-size: .9375rem }
  section { padding: 1.5rem }
  section > :first-child { margin-block-start: 0 } section > :last-child { margin-block-end: 0 }
  dl { margin: 0 0 1.25rem; padding-block-end: 1.25rem; border-block-end: 1px solid var(--line) }
  dt { color: var(--soft); font-size: .9375rem }
  dd { margin: 0; font-size: 2.125rem; font-weight: 600; line-height: 1.4; font-variant-numeric: tabular-nums }
  h2 { margin: 0 0 .75rem; font-size: 1rem }
  button, .button { display: flex; align-items: center; justify-content: center; width: 100%; min-height: 48px;
    margin-block: .625rem 0; padding: .5rem 1rem; font: inherit; text-align: center; text-decoration: none;
    border: 1px solid var(--edge); border-radius: 10px; background: none; color: inherit; cursor: pointer }
  button:hover, .button:hover { border-color: var(--pay); color: var(--pay) }
  .approve { background: var(--pay); border-color: var(--pay); color: var(--on-pay); font-weight: 600 }
  .approve:hover { background: var(--pay-pressed); border-color: var(--pay-pressed); color: var(--on-pay) }
  :focus-visible { outline: 3px solid var(--ring); outline-offset: 2px }
  details { margin-block-start: 1.25rem; border-block-start: 1px solid var(--line) }
  summary { min-height: 48px; padding-block: .75rem; color: var(--soft); cursor: pointer }
  details button { justify-content: start; text-align: start; margin-block: 0 .5rem; font-size: .9375rem }`
