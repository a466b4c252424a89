// Package sample makes documents for tests and measurements: filled post-mortems of
// several forms, and documents that are meant to hurt. What it makes depends on its
// arguments alone.
package sample
