/** What providers share that turn a socket group into one circuit: addresses, causes and what they mean to an application. */
package io.trunkline.circuit;
