//! Every way of drawing the film draws the same film.

mod compare;
mod frames;
mod lottie;
mod print;
mod raster;
mod real;
mod stage;
mod svg;
