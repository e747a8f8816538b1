// Asking for help: one person who runs the programme reads it; and without an account a code leads to the answer.
import { tell } from '../lib/story.mjs';

const WROTE = 'Something was said in the handover that I cannot forget';
const ANSWER = 'I can listen on Thursday, and nobody needs to know';

tell('a mentee asks one coordinator for help, and somebody without an account does', async ({ as, stranger }) => {
  const [helen, amina] = [await as('coordinator'), await as('mentee')];
  await helen.setsUpPrivateSpace();
  await amina.setsUpPrivateSpace();

  await amina.opens('/home');
  await amina.follows('Ask for help');
  await amina.sees('This is not an emergency service');
  await amina.presses('Write a message');
  await amina.ticks('Something at work');
  await amina.fills('What would you like to say?', WROTE);
  await amina.presses('Go on: nothing is sent yet');
  await amina.sees('This is exactly what is sent');
  await amina.sees(WROTE);
  await amina.sees('David Ellis has no private space here yet');
  await amina.ticks('Helen Marsh');
  await amina.presses('Send');
  await amina.sees('Helen Marsh is asked to answer by');

  await helen.opens('/co');
  await helen.follows('Messages to you that wait');
  await helen.follows('From Amina Yusuf');
  await helen.sees(WROTE);
  await helen.fills('Your answer', ANSWER);
  await helen.presses('Send the answer');
  await amina.opens('/support');
  await amina.follows('To Helen Marsh');
  await amina.sees(ANSWER);

  const nobody = await stranger();
  await nobody.opens('/help');
  await nobody.follows('Ask without an account');
  await nobody.ticks('Something else, or I would rather not say here');
  await nobody.fills('What would you like to say?', WROTE);
  await nobody.presses('Go on: nothing is sent yet');
  await nobody.ticks('Helen Marsh');
  await nobody.presses('Send');
  const code = await nobody.page.locator('.trellis-code').innerText();
  await helen.opens('/co/support');
  await helen.follows('From Somebody without an account');
  await helen.fills('Your answer', ANSWER);
  await helen.presses('Send the answer');
  await nobody.presses('Read the answer with your code');
  await nobody.fills('Your code', '7K2M-4Q9T-XB3D-90FH-W5CA');
  await nobody.presses('Open');
  await nobody.sees('This code leads to nothing here');
  await nobody.fills('Your code', code);
  await nobody.presses('Open');
  await nobody.sees(ANSWER);
});
