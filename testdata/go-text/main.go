// Waiting goroutines of several kinds, and every text that Go's profiles have.
package main

import (
	"context"
	"os"
	"runtime"
	"runtime/pprof"
	"sync"
	"time"
)

func worker(jobs chan int, lock *sync.Mutex) {
	for range jobs {
		lock.Lock()
		time.Sleep(5 * time.Millisecond)
		lock.Unlock()
	}
}

func write(name string, debug int, file string) {
	out, err := os.Create(file)
	if err != nil {
		panic(err)
	}
	defer out.Close()
	pprof.Lookup(name).WriteTo(out, debug)
}

func main() {
	runtime.SetBlockProfileRate(1)
	runtime.SetMutexProfileFraction(2)
	var lock sync.Mutex
	jobs := make(chan int)
	pprof.Do(context.Background(), pprof.Labels("vehicle", "car"), func(context.Context) {
		for range 3 {
			go worker(jobs, &lock)
		}
	})
	for job := range 12 {
		jobs <- job
	}
	time.Sleep(40 * time.Millisecond)
	write("goroutine", 2, "goroutines.txt")
	write("goroutine", 1, "goroutine.debug1.txt")
	write("threadcreate", 1, "threadcreate.debug1.txt")
	write("block", 1, "block.debug1.txt")
	write("mutex", 1, "mutex.debug1.txt")
	write("mutex", 0, "mutex.pprof")
	write("block", 0, "block.pprof")
}
