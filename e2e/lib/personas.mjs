// The people of the demonstration. Each is entered by pressing a card on /demo, as a visitor would.

export const PERSONAS = ['mentee', 'mentor', 'sponsor', 'ally', 'facilitator', 'coordinator', 'guardian', 'admin'];

/** Presses "Look round as …" and arrives where that person starts. */
export async function lookRoundAs({ page }, card) {
  await page.goto('/demo');
  await page.locator(`form[action="/demo/personas/${card}"] button`).click();
}

/** Switches every page of this visitor to English (`en`) or Welsh (`cy`). */
export async function speak({ page }, language) {
  const now = await page.locator('html').getAttribute('lang');
  if (now !== language) await page.locator(`a[hreflang="${language}"]`).first().click();
}
