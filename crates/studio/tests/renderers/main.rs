//! Every way of drawing the film draws the same film.

mod compare;
mod lottie;
mod raster;
mod real;
mod stage;
mod svg;
